"""The Django project: the record store and the services over the pure core."""
