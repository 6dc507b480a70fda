"""Serve the portal on this machine: web, worker and beat under one supervisor."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from common.supervisor import Supervisor, is_free, processes


class Command(BaseCommand):
    help = "Serves the portal: starts web, worker and beat, restarts one that dies, stops all on SIGTERM."
    requires_system_checks = "__all__"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--web-workers", type=int, default=2)

    def handle(self, *args: Any, host: str, port: int, web_workers: int, **options: Any) -> None:
        if not is_free(host, port):
            raise CommandError(f"{host}:{port} is in use. Choose another port: make demo PORT={port + 1}")
        supervisor = Supervisor(processes(host=host, port=port, web_workers=web_workers), say=self.stdout.write)
        self.stdout.write("Starting web, worker and beat")
        supervisor.run(ready=f"http://{host}:{port}/", probe=(host, port))
