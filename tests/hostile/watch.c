/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Preloaded into a program: notes in the file $WATCH_LOG what it opens, connects or runs, and at the
 * end its greatest memory and its processor time. Stops it after $WATCH_SECONDS of that.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#undef _FILE_OFFSET_BITS /* which would make one name of open and open64 */
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static int log_file = -1;

static void note(const char *what, const char *about)
{
  char line[600];
  int length = snprintf(line, sizeof line, "%s %.500s\n", what, about ? about : "");
  if (log_file >= 0 && length > 0 && write(log_file, line, (size_t)length) < 0)
    _exit(99);
}

__attribute__((constructor)) static void start(void)
{
  const char *path = getenv("WATCH_LOG"), *seconds = getenv("WATCH_SECONDS");
  if (path)
    log_file = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC,
                            0600);
  if (seconds) {
    struct rlimit most = {(rlim_t)atoi(seconds), (rlim_t)atoi(seconds)};
    setrlimit(RLIMIT_CPU, &most);
  }
}

/* VmHWM is of this program only; what getrusage() calls the greatest is of its parent too. */
__attribute__((destructor)) static void end(void)
{
  char status[8192] = "", line[64];
  struct rusage used;
  int file = (int)syscall(SYS_openat, AT_FDCWD, "/proc/self/status", O_RDONLY);
  if (file >= 0 && read(file, status, sizeof status - 1) > 0) {
    const char *peak = strstr(status, "VmHWM:");
    note("peak", peak ? strtok(strdup(peak + 6), " \t") : "0");
  }
  getrusage(RUSAGE_SELF, &used);
  snprintf(line, sizeof line, "%ld",
           (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 +
               (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000);
  note("time", line);
}

static void *real(const char *name)
{
  void *found = dlsym(RTLD_NEXT, name);
  if (!found)
    _exit(98);
  return found;
}

static mode_t mode_of(int flags, va_list more)
{
  return flags & (O_CREAT | O_TMPFILE) ? (mode_t)va_arg(more, int) : 0;
}

#define OPEN(name)                                                                                 \
  int name(const char *path, int flags, ...)                                                       \
  {                                                                                                \
    va_list more;                                                                                  \
    va_start(more, flags);                                                                         \
    mode_t mode = mode_of(flags, more);                                                            \
    va_end(more);                                                                                  \
    note("open", path);                                                                            \
    return ((int (*)(const char *, int, mode_t))real(#name))(path, flags, mode);                   \
  }
#define OPENAT(name)                                                                               \
  int name(int at, const char *path, int flags, ...)                                               \
  {                                                                                                \
    va_list more;                                                                                  \
    va_start(more, flags);                                                                         \
    mode_t mode = mode_of(flags, more);                                                            \
    va_end(more);                                                                                  \
    note("open", path);                                                                            \
    return ((int (*)(int, const char *, int, mode_t))real(#name))(at, path, flags, mode);          \
  }
#define FOPEN(name)                                                                                \
  FILE *name(const char *path, const char *mode)                                                   \
  {                                                                                                \
    note("open", path);                                                                            \
    return ((FILE * (*)(const char *, const char *)) real(#name))(path, mode);                     \
  }

OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
FOPEN(fopen)
FOPEN(fopen64)

int creat(const char *path, mode_t mode)
{
  note("open", path);
  return ((int (*)(const char *, mode_t))real("creat"))(path, mode);
}

int socket(int domain, int type, int protocol)
{
  note("socket", "");
  return ((int (*)(int, int, int))real("socket"))(domain, type, protocol);
}

int execve(const char *path, char *const words[], char *const environment[])
{
  note("run", path);
  return ((int (*)(const char *, char *const[], char *const[]))real("execve"))(path, words,
                                                                              environment);
}

int system(const char *command)
{
  note("run", command);
  return -1;
}
