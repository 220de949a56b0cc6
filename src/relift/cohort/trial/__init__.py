"""A trial of ways back to lifting: virtual people, four ways beside Relift's, and what came of it.

People (`people`) have backs that follow one of several models (`backs`); a policy says what they do
on each training day (`rivals`, `relift_policy`); `run` lives the days, `outcomes` and `frontier`
say what came of it. Everyone meets the same nights and the same luck under every policy.
"""
