package dev.tailrace.core.processors.geo;

import dev.tailrace.core.batch.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What databases know of an address: its name in the Elastic Common Schema, and where it stands in MaxMind's records. */
public enum GeoField {
    CONTINENT_CODE("geo.continent_code", "continent.code"),
    CONTINENT_NAME("geo.continent_name", "continent.names.*"),
    COUNTRY_ISO_CODE("geo.country_iso_code", "country.iso_code"),
    COUNTRY_NAME("geo.country_name", "country.names.*"),
    REGION_ISO_CODE("geo.region_iso_code", "subdivisions.0.iso_code"),
    REGION_NAME("geo.region_name", "subdivisions.0.names.*"),
    CITY_NAME("geo.city_name", "city.names.*"),
    POSTAL_CODE("geo.postal_code", "postal.code"),
    TIMEZONE("geo.timezone", "location.time_zone"),
    LOCATION("geo.location", "location"),
    AS_NUMBER("as.number", "autonomous_system_number"),
    AS_ORGANIZATION("as.organization.name", "autonomous_system_organization");

    private static final String LANGUAGE = "*";

    private final String field;
    private final List<String> path;

    GeoField(String field, String path) {
        this.field = field;
        this.path = List.of(path.split("\\."));
    }

    /** The field's name below whatever has the address, such as {@code source}. */
    public String field() {
        return field;
    }

    /** How an event holds it. */
    public FieldType type() {
        return switch (this) {
            case LOCATION -> FieldType.JSON;
            case AS_NUMBER -> FieldType.NUMBER;
            default -> FieldType.TEXT;
        };
    }

    /** The value in a record, or null. */
    byte[] in(Map<?, ?> record, String language) {
        Object value = record;
        for (String step : path) {
            value = switch (value) {
                case Map<?, ?> map -> map.get(step.equals(LANGUAGE) ? language : step);
                case List<?> list -> list.isEmpty() ? null : list.getFirst();
                case null, default -> null;
            };
        }
        String text = switch (this) {
            case LOCATION -> location(value);
            case REGION_ISO_CODE -> value == null ? null : prefixed(record, value);
            default -> value == null ? null : value.toString();
        };
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** ISO 3166-2: the country's code stands before the region's. */
    private static String prefixed(Map<?, ?> record, Object region) {
        return record.get("country") instanceof Map<?, ?> country && country.get("iso_code") != null
                ? country.get("iso_code") + "-" + region
                : region.toString();
    }

    private static String location(Object value) {
        return value instanceof Map<?, ?> place && place.get("latitude") instanceof Double lat && place.get("longitude") instanceof Double lon
                ? "{\"lat\":" + lat + ",\"lon\":" + lon + '}'
                : null;
    }
}
