package connector.commercetools.inbound;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON from outside within bounds. */
final class Json {

    /** Far beyond any order snapshot, far below any stack. */
    static final int DEEPEST = 64;

    private Json() {}

    static JsonMapper reader(int longestText) {
        var bounds = StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(longestText)
                .build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(bounds).build())
                .build();
    }
}
