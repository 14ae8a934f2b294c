package dev.pressroom.render;

import dev.pressroom.render.finish.signature.TrustSource;

/** Template and data in, PDF out; blocking and CPU-bound, so only ever on a render slot. */
public interface Renderer {
    /**
     * @param trust whom a signature needs
     * @param stop  ends this render early when it is pulled
     * @throws RenderFailure with the reason where no document came of it
     */
    RenderedPdf render(RenderRequest request, AssetSource assets, TrustSource trust, Stop stop);

    /** A render that needs nobody to vouch for it. */
    default RenderedPdf render(RenderRequest request, AssetSource assets, Stop stop) {
        return render(request, assets, TrustSource.NOBODY, stop);
    }

    /** A render that nobody calls off. */
    default RenderedPdf render(RenderRequest request, AssetSource assets) {
        return render(request, assets, new Stop());
    }

    /** Takes seconds and is worth them before the first real document; on a render slot too. */
    void warmUp();
}
