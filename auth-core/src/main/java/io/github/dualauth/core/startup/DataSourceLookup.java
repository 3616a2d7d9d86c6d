package io.github.dualauth.core.startup;

import io.github.dualauth.core.config.ConfigurationException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Finds the data source that a deployment names, once, at start-up. */
final class DataSourceLookup {

    /** What Payara adds to a name to give connections outside its transactions; ours are our own. */
    private static final String OUTSIDE_TRANSACTIONS = "__nontx";

    private DataSourceLookup() {}

    /** Only names in the server's own tree: a remote directory could answer with an object of its choice. */
    private static boolean local(String name) {
        return name.startsWith("java:") || !name.contains(":");
    }

    @SuppressWarnings("BanJNDI") // The name is the operator's, and local.
    static DataSource find(String name) {
        if (!local(name)) {
            throw new ConfigurationException("invalid value of configuration key dualauth.data-source: no local name");
        }
        try {
            return (DataSource) InitialContext.doLookup(name + OUTSIDE_TRANSACTIONS);
        } catch (NamingException | ClassCastException ignored) {
            // Another server, or a kind of name that has no such twin.
        }
        try {
            return (DataSource) InitialContext.doLookup(name);
        } catch (NamingException | ClassCastException e) {
            throw new ConfigurationException(
                    "invalid value of configuration key dualauth.data-source: there is no data source of this name", e);
        }
    }
}
