package io.github.dualauth.tests.foreign.contract;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Writes in a transaction of the container before it has read the whole body. */
@RequestScoped
@Path("order")
@Produces(MediaType.APPLICATION_JSON)
public class OrderResource {

    @Resource(lookup = ContractApplication.DATA_SOURCE)
    private DataSource dataSource;

    /** Inserts a row, and then reads on. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Authenticated(modes = AuthenticationMode.APPLICATION, level = AuthenticationLevel.APPLICATION)
    public String order(InputStream body) throws SQLException, IOException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO contract_order VALUES (1)");
        }
        body.skipNBytes(1);
        body.transferTo(java.io.OutputStream.nullOutputStream());
        return "{}";
    }

    /** How many rows there are. */
    @GET
    @Unauthenticated
    public String orders() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM contract_order")) {
            count.next();
            return "{\"orders\":" + count.getInt(1) + "}";
        }
    }
}
