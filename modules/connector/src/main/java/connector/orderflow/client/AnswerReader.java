package connector.orderflow.client;

/** Makes a value of a well-formed document. Throws {@link UnusableAnswer} when it does not hold what was asked for. */
interface AnswerReader<T> {

    T read(byte[] xml);
}
