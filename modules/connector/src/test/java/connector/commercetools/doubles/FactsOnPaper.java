package connector.commercetools.doubles;

import connector.orderflow.Facts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.json.JsonMapper;

/** Facts in memory, as the JSON that the table keeps. */
public final class FactsOnPaper implements Facts {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SequencedMap<String, String> facts = new LinkedHashMap<>();

    @Override
    public <T> SequencedMap<String, T> read(String projectKey, String orderId, String keyStart, Class<T> type) {
        SequencedMap<String, T> found = new LinkedHashMap<>();
        String lane = projectKey + " " + orderId + " ";
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            if (fact.getKey().startsWith(lane + keyStart)) {
                found.put(fact.getKey().substring(lane.length()), JSON.readValue(fact.getValue(), type));
            }
        }
        return found;
    }

    @Override
    public void save(String projectKey, String orderId, String key, Object content) {
        facts.put(projectKey + " " + orderId + " " + key, JSON.writeValueAsString(content));
    }
}
