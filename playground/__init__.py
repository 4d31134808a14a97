"""A local Telegram Bot API server with a chat page, so that a real bot runs without Telegram.

Everything stays on this machine: the server binds to loopback addresses only and never opens a connection
to another host. Nothing is kept on disk; stopping it forgets all people, chats and messages.
"""
