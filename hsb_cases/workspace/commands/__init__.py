"""The few acts that belong to no room below: what a person does with the own home page."""
