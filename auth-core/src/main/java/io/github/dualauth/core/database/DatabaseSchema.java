package io.github.dualauth.core.database;

import java.util.List;

/**
 * The tables that one module owns. Each module brings its own, so that a deployment without the module has none of its
 * tables.
 *
 * @param name the module's short name; its migration history is the table {@code dualauth_<name>_history}
 * @param entities the entity classes
 * @param migrations the class path folder of its Flyway migrations
 */
public record DatabaseSchema(String name, List<Class<?>> entities, String migrations) {

    /** The table of its migration history. */
    public String historyTable() {
        return "dualauth_" + name + "_history";
    }
}
