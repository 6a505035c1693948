package connector.orderflow;

/** A free attribute of an order import (reference §2.2): what OrderFlow has no field for. */
public record OrderImportAttribute(String name, String title, String value) {

    void putInto(FieldList fields, int index) {
        String attribute = "orderAttribute." + index + ".";
        fields.put(attribute + "name", name)
                .put(attribute + "title", title)
                .put(attribute + "value", value)
                .put(attribute + "orderItem", "entity:order");
    }
}
