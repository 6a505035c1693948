package connector.orderflow;

/** Somebody who wants to know of a fact that was saved, in the transaction that saves it. */
public interface FactWatcher {

    /** @param content as it was given to {@link Facts#save} */
    void saved(String projectKey, String orderId, String key, Object content);
}
