"""Virtual people: a synthetic training log and a simulator of one lifter's answers.

This room stands apart from the model and the planner on purpose. It imports neither and shares no
number with them, so that a plan which works here was not marked by its own hand.
"""
