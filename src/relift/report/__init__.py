"""What can be shown to others: charts, each defined once, and the summary that holds them."""
