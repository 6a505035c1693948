package sandbox.commercetools.update;

import tools.jackson.databind.node.ObjectNode;

/** Finds what an action refers to by {@code id} or {@code key}. */
public interface References {

    /** @param identifier an object with {@code id} or {@code key}
     * @throws sandbox.commercetools.wire.ApiError 400 ReferencedResourceNotFound */
    ObjectNode find(String typeId, ObjectNode identifier);

    /** Id of the built-in state every line begins in. */
    String initialLineItemState();

    /** A line of one piece of this product, without taxes. @throws sandbox.commercetools.wire.ApiError 400 when nobody sells it */
    ObjectNode lineOf(String sku, String currency);

    /** Whether a second SyncInfo for the same channel is added instead of replacing the first (unverified, reference §3.2). */
    boolean appendsSyncInfo();
}
