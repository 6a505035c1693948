package connector.commercetools;

import connector.audit.Failure;

/** Channels of the project; needed because SyncInfo names its channel by id and configuration names it by key. */
public interface Channels {

    /** Remembered once found: a channel's id never changes. */
    ChannelAnswer byKey(String key);

    /** Answer to looking a channel up. */
    sealed interface ChannelAnswer {

        record Found(String id) implements ChannelAnswer {}

        record Missing() implements ChannelAnswer {}

        record Failed(Failure failure) implements ChannelAnswer {}
    }
}
