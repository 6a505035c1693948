package connector.console;

/**
 * How many of what, over everything kept.
 *
 * @param orders that we have heard of
 * @param atWarehouse of which OrderFlow has at least a part
 * @param accepted which commercetools knows to be at the warehouse
 * @param writtenBack with a despatch that is told and on the order in commercetools
 */
record OrderCounts(
        long orders, long atWarehouse, long accepted, long writtenBack, long retrying, long waiting, long parked) {}
