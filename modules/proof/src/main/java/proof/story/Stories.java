package proof.story;

import java.util.List;
import java.util.Optional;

/** All stories that can be played. */
public final class Stories {

    private static final List<Story> ALL = List.of(
            new StraightThrough(),
            new TwoSites(),
            new ShortPick(),
            new SplitReverseNews(),
            new SilentDay(),
            new CommerceEditing(),
            new ChangedMindBeforeRelease(),
            new CancelAfterAllocation(),
            new CancelAfterPackingRefused(),
            new ShortPickOneLine(),
            new WrongSizeReturned(),
            new DamagedReturn(),
            new ReturnOfSplitOrder(),
            new ReturnWithoutAnnouncement());

    private Stories() {}

    public static List<Story> all() {
        return ALL;
    }

    public static Optional<Story> named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
