"""Steps that bring a ledger to the present schema, in order."""
