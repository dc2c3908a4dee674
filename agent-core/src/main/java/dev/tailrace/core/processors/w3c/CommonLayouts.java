package dev.tailrace.core.processors.w3c;

import dev.tailrace.core.batch.Fields;
import dev.tailrace.core.processors.text.Address;
import java.util.List;

/** What IIS writes unless told otherwise, by version, and with all its columns: for lines whose own columns are not known. */
final class CommonLayouts {
    private static final List<String> NAMES = List.of(
            // 8 and later
            "date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus"
                    + " sc-win32-status time-taken",
            // 8 and later, with a forwarded-for header added
            "date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus"
                    + " sc-win32-status time-taken X-Forwarded-For",
            // 7
            "date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus"
                    + " sc-win32-status time-taken",
            "date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status",
            // 6
            "date time s-sitename s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus"
                    + " sc-win32-status",
            // hosters' choice
            "date time s-sitename s-computername s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs-version cs(User-Agent)"
                    + " cs(Cookie) cs(Referer) cs-host sc-status sc-substatus sc-win32-status sc-bytes cs-bytes time-taken",
            "date time s-sitename cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) cs-host sc-status"
                    + " sc-substatus sc-win32-status sc-bytes cs-bytes time-taken",
            // 5
            "date time c-ip cs-username s-ip s-port cs-method cs-uri-stem cs-uri-query sc-status cs(User-Agent)",
            "time c-ip cs-method cs-uri-stem sc-status");

    private final List<Layout> layouts;

    CommonLayouts(String prefix, Fields fields) {
        layouts = NAMES.stream().map(names -> Layout.of(names, prefix, fields)).toList();
    }

    /** The first that the values fit, or null. */
    Layout guess(Values values, Address scratch) {
        for (int i = 0; i < layouts.size(); i++) {
            if (layouts.get(i).fits(values, scratch)) {
                return layouts.get(i);
            }
        }
        return null;
    }
}
