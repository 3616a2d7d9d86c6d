package io.github.dualauth.core.database;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.net.URL;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;

/**
 * The persistence unit, put together from whatever modules are there. A {@code persistence.xml} could name neither the
 * deployment's data source nor an open list of entities (Jakarta Persistence 3.1, 9.5 {@code PersistenceUnitInfo}).
 */
final class PersistenceUnit implements PersistenceUnitInfo {

    private static final Map<String, String> PROPERTIES = Map.of(
            // The caches above know when a row changes on another node; this one would not.
            "eclipselink.cache.shared.default", "false",
            "eclipselink.weaving", "false",
            "eclipselink.session.customizer", FailAtOnce.class.getName(),
            "eclipselink.target-server", "None",
            "eclipselink.logging.logger", "JavaLogger",
            "eclipselink.logging.level", "SEVERE");

    private final DataSource dataSource;
    private final List<Class<?>> entities;

    private PersistenceUnit(DataSource dataSource, List<Class<?>> entities) {
        this.dataSource = dataSource;
        this.entities = entities;
    }

    static EntityManagerFactory open(DataSource dataSource, Collection<DatabaseSchema> schemas) {
        List<Class<?>> entities =
                schemas.stream().flatMap(schema -> schema.entities().stream()).toList();
        PersistenceUnit unit = new PersistenceUnit(dataSource, entities);
        Map<String, Object> properties = new HashMap<>(PROPERTIES);
        // EclipseLink keeps sessions by name for the whole server: a second deployment must not get the first one's.
        properties.put("eclipselink.session-name", "dualauth-" + UUID.randomUUID());
        return new PersistenceProvider().createContainerEntityManagerFactory(unit, properties);
    }

    @Override
    public String getPersistenceUnitName() {
        return "dualauth";
    }

    @Override
    public String getPersistenceProviderClassName() {
        return PersistenceProvider.class.getName();
    }

    @Override
    public PersistenceUnitTransactionType getTransactionType() {
        return PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    @Override
    public DataSource getJtaDataSource() {
        return null;
    }

    @Override
    public DataSource getNonJtaDataSource() {
        return dataSource;
    }

    @Override
    public List<String> getMappingFileNames() {
        return List.of();
    }

    @Override
    public List<URL> getJarFileUrls() {
        return List.of();
    }

    @Override
    public URL getPersistenceUnitRootUrl() {
        // This module's own jar: EclipseLink reads the archive there, and a WAR's classes lie in none.
        return PersistenceUnit.class.getProtectionDomain().getCodeSource().getLocation();
    }

    @Override
    public List<String> getManagedClassNames() {
        return entities.stream().map(Class::getName).toList();
    }

    @Override
    public boolean excludeUnlistedClasses() {
        return true;
    }

    @Override
    public SharedCacheMode getSharedCacheMode() {
        return SharedCacheMode.NONE;
    }

    @Override
    public ValidationMode getValidationMode() {
        return ValidationMode.NONE;
    }

    @Override
    public Properties getProperties() {
        return new Properties();
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
        return "3.0";
    }

    @Override
    public ClassLoader getClassLoader() {
        return entities.get(0).getClassLoader();
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
        // No weaving.
    }

    @Override
    public ClassLoader getNewTempClassLoader() {
        return getClassLoader();
    }
}
