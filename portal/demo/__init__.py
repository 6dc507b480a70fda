"""The demonstration world: one file per story, told through the same acts that people use. Figures are made up."""
