package sandbox.commercetools.notify;

/** How a notification is wrapped on its way. */
public enum Envelope {
    /** The bare payload of PlatformFormat, as SQS or Service Bus carry it. */
    PLATFORM,
    /** CloudEvents in structured JSON mode (reference §1.4). */
    CLOUD_EVENTS,
    /** Pub/Sub push: the payload in base64 under {@code message.data} (reference §8). */
    PUBSUB_PUSH
}
