"""The ledger: papers go in, and what was promised, decided and said comes out, with its places."""
