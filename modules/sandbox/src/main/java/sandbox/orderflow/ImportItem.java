package sandbox.orderflow;

/** One {@code import} element, its payload not read yet (reference §1.5). */
record ImportItem(String type, String operation, String externalReference, String payload) {}
