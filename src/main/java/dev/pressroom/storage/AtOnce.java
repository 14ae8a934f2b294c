package dev.pressroom.storage;

import software.amazon.awssdk.core.interceptor.Context.ModifyHttpRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Sends what is small without asking the store first: the client asks before each upload ({@code Expect: 100-continue}, RFC 9110
 * §10.1.1), which costs both sides a round trip and is worth it only where a refusal saves sending much.
 */
public class AtOnce implements ExecutionInterceptor {
    private static final String EXPECT = "Expect";
    private static final long SMALL = 1024 * 1024;

    @Override
    public SdkHttpRequest modifyHttpRequest(ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        boolean small = request.firstMatchingHeader("Content-Length").map(Long::valueOf)
                .filter(length -> length <= SMALL).isPresent();
        return small ? request.toBuilder().removeHeader(EXPECT).build() : request;
    }
}
