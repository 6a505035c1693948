/** Journeys of orders through the whole service: both systems stand-ins over HTTP, a database of its own, nothing mocked. */
@org.jspecify.annotations.NullMarked
package proof.story;
