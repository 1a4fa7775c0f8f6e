"""How well flags notice and how quiet they are: simulated people with known events, and what is said to them."""
