package connector.audit;

import java.util.Set;

/**
 * What an installation wants hidden beyond what is always hidden.
 *
 * @param secretHeaders header names in any case, such as that of an agreed push secret: kept as {@code [secret]}
 * @param personalFields names of fields with personal data, exactly as in commercetools' JSON (custom fields), OrderFlow's
 *     properties or XML attributes: kept as {@code [personal]}
 */
public record RedactionPolicy(Set<String> secretHeaders, Set<String> personalFields) {

    /** Nothing beyond what is always hidden. */
    public static final RedactionPolicy STANDARD = new RedactionPolicy(Set.of(), Set.of());
}
