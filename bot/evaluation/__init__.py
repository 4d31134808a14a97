"""How well Hammy understands labelled messages: what `hammy evaluate` counts."""
