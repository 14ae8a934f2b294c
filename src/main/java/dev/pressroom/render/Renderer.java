package dev.pressroom.render;

/** Template and data in, PDF out; blocking and CPU-bound, so only ever on a render slot. */
public interface Renderer {
    /** @throws RenderFailure with the reason where no document came of it */
    RenderedPdf render(RenderRequest request, AssetSource assets);

    /** Takes seconds and is worth them before the first real document; on a render slot too. */
    void warmUp();
}
