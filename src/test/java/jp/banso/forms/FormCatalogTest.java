package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import jp.bansotest.forms.Paper;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("様式の版を保つ")
class FormCatalogTest {

    private static final Instant NOW = Instant.parse("2025-06-25T00:00:00Z");

    private static EmbeddedPostgres postgres;
    private static AnnotationConfigApplicationContext context;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V202611220930__forms_versions.sql")).execute(postgres.getPostgresDatabase());
        new JdbcTemplate(postgres.getPostgresDatabase()).execute("create table form_paper (id uuid primary key, answers jsonb)");
        context = new AnnotationConfigApplicationContext(Wiring.class);
    }

    @AfterAll
    static void stop() throws Exception {
        if (context != null) {
            context.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    @DisplayName("起動で第1版が登録され、もう一度起動しても版は増えない")
    void releasesTheShippedFormOnce() {
        FormCatalog catalog = context.getBean(FormCatalog.class);

        assertThat(catalog.latest(ApplicationForm.KEY)).isEqualTo(ApplicationForm.definition());
        context.getBean(ShippedForms.class).afterSingletonsInstantiated();
        assertThat(catalog.latest(ApplicationForm.KEY).ref().version()).isEqualTo(1);
        assertThat(jdbc().queryForObject("select released_at from form_version where form_key = ?", java.sql.Timestamp.class, ApplicationForm.KEY).toInstant())
                .isEqualTo(NOW);
    }

    @Test
    @DisplayName("内容が変われば新しい版になり、前の版はそのまま読める。古い版の内容が再び来ても戻らない")
    void releasesChangedContentAsTheNextVersion() {
        FormCatalog catalog = context.getBean(FormCatalog.class);
        String first = own("changed", "所属");
        String second = own("changed", "所属機関");

        assertThat(catalog.release(first)).isEqualTo(new FormRef("changed", 1));
        assertThat(catalog.release(second)).isEqualTo(new FormRef("changed", 2));
        assertThat(catalog.release(first.replace("\"type\"", " \"type\""))).isEqualTo(new FormRef("changed", 2));

        assertThat(catalog.definition(new FormRef("changed", 1)).fields()).extracting(FormField::label).containsExactly("所属");
        assertThat(catalog.latest("changed").fields()).extracting(FormField::label).containsExactly("所属機関");
    }

    @Test
    @DisplayName("二つの機械が同時に起動しても版は一つ")
    void survivesTwoNodesStartingAtOnce() throws Exception {
        FormCatalog catalog = context.getBean(FormCatalog.class);
        String schema = own("twice", "氏名");
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<FormRef> start = () -> catalog.release(schema);
            for (var started : nodes.invokeAll(java.util.Collections.nCopies(8, start))) {
                assertThat(started.get()).isEqualTo(new FormRef("twice", 1));
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(jdbc().queryForObject("select count(*) from form_version where form_key = 'twice'", Integer.class)).isEqualTo(1);
    }

    @Test
    @DisplayName("使えない様式・知らない様式は断り、何も残さない")
    void refusesUnusableAndUnknownForms() {
        FormCatalog catalog = context.getBean(FormCatalog.class);

        assertThatThrownBy(() -> catalog.release(own("bad", "${7*7}"))).isInstanceOf(FormSchemaRefused.class);
        assertThatThrownBy(() -> catalog.release("{}")).isInstanceOf(FormSchemaRefused.class);
        assertThatThrownBy(() -> catalog.latest("bad")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> catalog.definition(new FormRef(ApplicationForm.KEY, 99))).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    @DisplayName("回答はJSONBの列に一字も変わらず保存され、変わらなければ書き直されない")
    void keepsAnswersInAJsonbColumn() {
        Answers answers = CaseFile.load(CaseFile.VALID.get(0)).answers().with("reason", "𠮷 髙 﨑 葛󠄀 ～〜 ① ㈱\n\t<b>\"\\");
        UUID id = UUID.randomUUID();
        inTransaction(entities -> entities.persist(new Paper(id, answers)));

        assertThat(jdbc().queryForObject("select jsonb_typeof(answers) from form_paper where id = ?", String.class, id)).isEqualTo("object");
        assertThat(jdbc().queryForObject("select answers->>'reason' from form_paper where id = ?", String.class, id)).isEqualTo(answers.text("reason"));
        var statistics = context.getBean(EntityManagerFactory.class).unwrap(SessionFactory.class).getStatistics();
        long updates = statistics.getEntityUpdateCount();
        inTransaction(entities -> assertThat(entities.find(Paper.class, id).answers()).isEqualTo(answers));
        assertThat(statistics.getEntityUpdateCount()).isEqualTo(updates);
        inTransaction(entities -> entities.find(Paper.class, id).correct(answers.without("reason")));
        assertThat(statistics.getEntityUpdateCount()).isEqualTo(updates + 1);
        inTransaction(entities -> assertThat(entities.find(Paper.class, id).answers()).isEqualTo(answers.without("reason")));
    }

    private static String own(String key, String label) {
        return ("{'id':'" + key + "','type':'default','schemaVersion':18,'components':[{'type':'group','id':'G','label':'見出し',"
                + "'properties':{'section':'s'},'components':[{'type':'textfield','id':'F','key':'a','label':'" + label + "'}]}]}").replace('\'', '"');
    }

    private static void inTransaction(java.util.function.Consumer<EntityManager> work) {
        EntityManager entities = context.getBean(EntityManager.class);
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> work.accept(entities));
    }

    private static JdbcTemplate jdbc() {
        return new JdbcTemplate(postgres.getPostgresDatabase());
    }

    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    @EnableJpaRepositories(basePackageClasses = FormVersions.class)
    @Import({FormCatalog.class, ShippedForms.class})
    static class Wiring {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneId.of("Asia/Tokyo"));
        }

        @Bean
        DataSource dataSource() {
            return postgres.getPostgresDatabase();
        }

        @Bean
        LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
            LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
            factory.setDataSource(dataSource);
            factory.setPackagesToScan("jp.banso.forms", "jp.bansotest.forms");
            factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
            factory.getJpaPropertyMap().put("hibernate.generate_statistics", true);
            factory.getJpaPropertyMap().put("hibernate.physical_naming_strategy", "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy");
            return factory;
        }

        @Bean
        PlatformTransactionManager transactionManager(EntityManagerFactory entityManagerFactory) {
            return new JpaTransactionManager(entityManagerFactory);
        }
    }
}
