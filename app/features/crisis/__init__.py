"""Who to call or text, by region: dated, sourced numbers. Knows no account and keeps nothing about who asks."""
