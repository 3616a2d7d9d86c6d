package io.github.dualauth.tests.foreign.contract;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Names its classes one by one, and none of ours. */
@ApplicationPath("/api")
@DeclareRoles({"administrator", "clerk"})
@DataSourceDefinition(
        name = ContractApplication.DATA_SOURCE,
        className = "org.h2.jdbcx.JdbcDataSource",
        url = "jdbc:h2:mem:contract;DB_CLOSE_DELAY=-1",
        user = "sa",
        password = "")
public class ContractApplication extends Application {

    /** The data source of the resources and of dualauth. */
    public static final String DATA_SOURCE = "java:app/jdbc/contract";

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                LevelResource.class,
                FaultResource.class,
                FaultResource.FullMapper.class,
                RoleResource.class,
                GreetingResource.class,
                ClinicsResource.class,
                IdentityResource.class,
                UploadResource.class,
                OrderResource.class,
                DeskResource.class,
                TokenResource.class);
    }
}
