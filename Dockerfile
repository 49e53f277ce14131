# The controller and cyclops-ctl in one image.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Cyclops.Controller -c Release -o /app/controller \
 && dotnet publish src/Cyclops.Ctl -c Release -o /app/ctl

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# Git fetches the config repository; ssh is one of its transports. Databases are dumped before they go, by programs that must be as new
# as the server: PostgreSQL's own packages are.
RUN apt-get update \
 && apt-get install -y --no-install-recommends git openssh-client ca-certificates postgresql-common \
 && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
 && apt-get install -y --no-install-recommends postgresql-client-18 \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /app /app
RUN ln -s /app/ctl/cyclops-ctl /usr/local/bin/cyclops-ctl \
 && install -d -o "$APP_UID" /var/lib/cyclops
ENV ASPNETCORE_URLS=http://0.0.0.0:8080 \
    Cyclops__Store__Path=/var/lib/cyclops \
    HOME=/var/lib/cyclops
VOLUME /var/lib/cyclops
WORKDIR /app/controller
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["dotnet", "/app/controller/Cyclops.Controller.dll"]
