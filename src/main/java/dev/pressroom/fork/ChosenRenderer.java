package dev.pressroom.fork;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.pressroom.PressroomConfig;
import dev.pressroom.render.RenderPipeline;
import dev.pressroom.render.Renderer;

/** Documents are rendered by forks, or on a machine too small for them in this process. */
@ApplicationScoped
class ChosenRenderer {
    @Produces
    @Singleton
    Renderer renderer(PressroomConfig pressroom, ForkConfig config) {
        return pressroom.forks() == 0
                ? new RenderPipeline(config.warmUpStandards())
                : new Forks(pressroom.forks(), config);
    }

    void close(@Disposes Renderer renderer) throws Exception {
        if (renderer instanceof AutoCloseable forks) {
            forks.close();
        }
    }
}
