# The application alone: database and mail server are configured by environment, see docker-compose.yml.
FROM node:20-slim AS node

FROM maven:3-eclipse-temurin-17 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
COPY pom.xml .
COPY processes processes
COPY src src
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm \
    mvn -B -ntp -q package -DskipTests \
 && java -Djarmode=tools -jar target/banso-*.jar extract --layers --launcher --destination target/layers

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --home-dir /banso banso
WORKDIR /banso
COPY --from=build /source/target/layers/dependencies/ ./
COPY --from=build /source/target/layers/spring-boot-loader/ ./
COPY --from=build /source/target/layers/snapshot-dependencies/ ./
COPY --from=build /source/target/layers/application/ ./
USER banso
ENV SPRING_PROFILES_ACTIVE=production \
    TZ=Asia/Tokyo \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -Dfile.encoding=UTF-8"
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --retries=4 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]
