package dev.pressroom.job;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;

import dev.pressroom.NewsChannel;

/** Tells on within the process what {@link Transitions} tell of changed jobs. */
@ApplicationScoped
class JobChannel implements NewsChannel {
    private final List<JobNews> hearers;

    JobChannel(@All List<JobNews> hearers) {
        this.hearers = hearers;
    }

    @Override
    public String name() {
        return Transitions.CHANNEL;
    }

    @Override
    public void heard(String news) {
        int space = news.indexOf(' ');
        UUID jobId = UUID.fromString(news.substring(0, space));
        int revision = Integer.parseInt(news.substring(space + 1));
        hearers.forEach(hearer -> hearer.changed(jobId, revision));
    }

    @Override
    public void missed() {
        hearers.forEach(JobNews::missed);
    }
}
