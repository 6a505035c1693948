package connector.returns;

import connector.orderflow.Facts;
import connector.orderflow.ReturnAuthorisations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.json.JsonMapper;

/** Facts and authorisations in memory, written as JSON like the tables do it. */
final class FactsOnPaper implements Facts, ReturnAuthorisations {

    private final Map<String, String> rows = new LinkedHashMap<>();
    private final List<String> authorisations = new ArrayList<>();

    @Override
    public <T> SequencedMap<String, T> read(String projectKey, String orderId, String keyStart, Class<T> type) {
        String start = projectKey + " " + orderId + " ";
        SequencedMap<String, T> found = new LinkedHashMap<>();
        rows.forEach((key, content) -> {
            if (key.startsWith(start + keyStart)) {
                found.put(key.substring(start.length()), JsonMapper.shared().readValue(content, type));
            }
        });
        return found;
    }

    @Override
    public void save(String projectKey, String orderId, String key, Object content) {
        rows.put(projectKey + " " + orderId + " " + key, JsonMapper.shared().writeValueAsString(content));
    }

    @Override
    public List<String> ordersOf(String projectKey, String destination, String authorisation) {
        String start = projectKey + " " + destination + " " + authorisation + " ";
        return authorisations.stream()
                .filter(each -> each.startsWith(start))
                .map(each -> each.substring(start.length()))
                .toList();
    }

    @Override
    public void save(String projectKey, String destination, String authorisation, String orderId) {
        String row = projectKey + " " + destination + " " + authorisation + " " + orderId;
        if (!authorisations.contains(row)) {
            authorisations.add(row);
        }
    }

    /** The database is lost. */
    void forget() {
        rows.clear();
        authorisations.clear();
    }

    List<String> keys() {
        return rows.keySet().stream()
                .map(key -> key.substring(key.lastIndexOf(' ') + 1))
                .toList();
    }
}
