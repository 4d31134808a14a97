"""What Hammy can do, one module a capability; `registry` lists them all."""
