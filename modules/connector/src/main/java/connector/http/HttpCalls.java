package connector.http;

/** Sends HTTP calls to either system. Every call is added to the current {@link connector.audit.Trail}, sent or not. */
public interface HttpCalls {

    /** Never throws for what the network or the other side does: that is a {@link HttpAnswer.NoAnswer}. */
    HttpAnswer send(HttpCall call);
}
