package jp.banso.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Releases the forms that the product brings along, before any call is set up that refers to them. */
@Component
class ShippedForms implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedForms.class);

    private final FormCatalog catalog;
    private final ResourcePatternResolver resources;

    ShippedForms(FormCatalog catalog, ResourcePatternResolver resources) {
        this.catalog = catalog;
        this.resources = resources;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            for (Resource form : resources.getResources("classpath*:processes/*/*.form")) {
                LOG.info("form {} is at its version", catalog.release(form.getContentAsString(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a shipped form cannot be read", e);
        }
    }
}
