package io.github.dualauth.tests.foreign.mode;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** A WAR for one kind of caller; its database may go away, so connections are tested before use. */
@ApplicationPath("/api")
@DataSourceDefinition(
        name = ModeApplication.DATA_SOURCE,
        className = "org.h2.jdbcx.JdbcDataSource",
        url = "${MPCONFIG=foreign.database}",
        user = "sa",
        password = "",
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=auto-commit"
        })
public class ModeApplication extends Application {

    /** The data source of dualauth. */
    public static final String DATA_SOURCE = "java:app/jdbc/mode";
}
