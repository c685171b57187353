"""A fictional partnership with fictional children, made through the commands.

Every person, place and number is invented: NHS numbers are from the 999 test range, telephone
numbers from the range kept for fiction. It exists where settings.DEMO_PEOPLE says so, nowhere else.
"""
