/* A disk that fails while a file stands: loaded before the C library, it answers writes below a path with an error. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

/* Databases and their logs alone: the anchor and the lock lie on the same disk and are written in place. */
static int fails(int fd) {
  const char *when = getenv("FAULTY_WHEN");
  const char *below = getenv("FAULTY_PATH");
  if (!when || !below || access(when, F_OK) != 0) return 0;
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  if (strncmp(path, below, strlen(below)) != 0 || !strstr(path, ".sqlite")) return 0;
  const char *error = getenv("FAULTY_ERROR");
  errno = error && strcmp(error, "EIO") == 0 ? EIO : ENOSPC;
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *data, size_t size) {
  static __typeof__(&write) real;
  if (!real) real = REAL(write);
  return fails(fd) ? -1 : real(fd, data, size);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
  static __typeof__(&pwrite) real;
  if (!real) real = REAL(pwrite);
  return fails(fd) ? -1 : real(fd, data, size, at);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
  static __typeof__(&pwrite64) real;
  if (!real) real = REAL(pwrite64);
  return fails(fd) ? -1 : real(fd, data, size, at);
}
int fsync(int fd) {
  static __typeof__(&fsync) real;
  if (!real) real = REAL(fsync);
  return fails(fd) ? -1 : real(fd);
}
int fdatasync(int fd) {
  static __typeof__(&fdatasync) real;
  if (!real) real = REAL(fdatasync);
  return fails(fd) ? -1 : real(fd);
}
