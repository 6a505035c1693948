package connector.routing;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The fields of commercetools' JSON objects, as the SDK's model declares them. */
final class ModelFields {

    private static final ClassValue<Map<String, Set<Class<?>>>> KNOWN = new ClassValue<>() {
        @Override
        protected Map<String, Set<Class<?>>> computeValue(Class<?> type) {
            return declared(type);
        }
    };

    private ModelFields() {}

    /** By name, with what the field holds (of a list: what its entries are). Empty: a plain value. */
    static Map<String, Set<Class<?>>> of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** True where the project decides: custom fields, languages, attribute values. */
    static boolean free(Class<?> type) {
        return type == Object.class
                || Map.class.isAssignableFrom(type)
                || Arrays.stream(type.getMethods()).anyMatch(each -> each.isAnnotationPresent(JsonAnyGetter.class));
    }

    private static Map<String, Set<Class<?>>> declared(Class<?> type) {
        Map<String, Set<Class<?>>> fields = new HashMap<>();
        withSubtypes(type)
                .flatMap(each -> Arrays.stream(each.getMethods()))
                .filter(each -> each.getParameterCount() == 0 && !each.isBridge())
                .forEach(each -> {
                    JsonProperty property = each.getAnnotation(JsonProperty.class);
                    if (property != null) {
                        fields.computeIfAbsent(property.value(), name -> new HashSet<>())
                                .add(held(each));
                    }
                });
        return fields;
    }

    /** Money may be of cent or of high precision, a price tier by value or by score: the fields of all of them. */
    private static Stream<Class<?>> withSubtypes(Class<?> type) {
        return Stream.concat(Stream.of(type), subtypes(type).flatMap(ModelFields::withSubtypes));
    }

    /** The model has a builder for each: {@code TypedMoney.highPrecisionBuilder()}. */
    private static Stream<Class<?>> subtypes(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(each ->
                        Modifier.isStatic(each.getModifiers()) && each.getName().endsWith("Builder"))
                .flatMap(each -> Arrays.stream(each.getReturnType().getMethods()))
                .filter(each -> each.getName().equals("build") && !each.isBridge())
                .<Class<?>>map(Method::getReturnType)
                .filter(each -> each != type && type.isAssignableFrom(each))
                .distinct();
    }

    private static Class<?> held(Method getter) {
        Type type = getter.getGenericReturnType();
        Type entry = type instanceof ParameterizedType list && List.class.isAssignableFrom(getter.getReturnType())
                ? list.getActualTypeArguments()[0]
                : type;
        return entry instanceof Class<?> plain ? plain : Object.class;
    }
}
