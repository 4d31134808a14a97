"""The only package that reads YAML: intents/ and content/ become a Library, and all checks of them."""
