"""The plan: ladders, guardrails, planner, and the one function that everything serves."""
