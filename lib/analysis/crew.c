/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5. Jobs shared out among threads. */
#include "analysis/crew.h"

#include <pthread.h>

struct shift {
  const siap_i_crew *crew;
  pthread_mutex_t lock;
  pthread_cond_t turned;
  size_t next, settled; /* the next job, and how many are settled */
  siap_status status;   /* SIAP_OK until it ends early */
};

struct hand {
  struct shift *shift;
  void *desk;
  pthread_t thread;
};

/* Ends early at the first failure; those who wait for their turn wake up. */
static void end(struct shift *shift, siap_status status)
{
  pthread_mutex_lock(&shift->lock);
  if (shift->status == SIAP_OK)
    shift->status = status;
  pthread_cond_broadcast(&shift->turned);
  pthread_mutex_unlock(&shift->lock);
}

/* The next job; the number of jobs when there is none. */
static size_t take(struct shift *shift)
{
  size_t jobs = shift->crew->jobs;
  pthread_mutex_lock(&shift->lock);
  size_t at = shift->status == SIAP_OK && shift->next < jobs ? shift->next++ : jobs;
  pthread_mutex_unlock(&shift->lock);
  return at;
}

/* What a desk has done and not settled yet. */
struct pile {
  size_t at[SIAP_I_CREW_HOLDS], first, count;
};

static void pile_up(struct pile *pile, size_t at)
{
  pile->at[(pile->first + pile->count++) % SIAP_I_CREW_HOLDS] = at;
}

static int is_next(const struct shift *shift, const struct pile *pile)
{
  return pile->count && pile->at[pile->first] == shift->settled;
}

/*
 * Settle what of a pile has its turn, and wait until no more than `left` lies on it. Jobs before were
 * taken before, so that its turn comes.
 */
static void settle(struct shift *shift, void *desk, struct pile *pile, size_t left)
{
  pthread_mutex_lock(&shift->lock);
  while (shift->status == SIAP_OK && (is_next(shift, pile) || pile->count > left)) {
    if (!is_next(shift, pile)) {
      pthread_cond_wait(&shift->turned, &shift->lock);
      continue;
    }
    shift->crew->settle(desk, pile->at[pile->first]);
    pile->first = (pile->first + 1) % SIAP_I_CREW_HOLDS;
    pile->count--;
    shift->settled++;
    pthread_cond_broadcast(&shift->turned);
  }
  pthread_mutex_unlock(&shift->lock);
}

static void work(struct shift *shift, void *desk, int tells)
{
  const siap_i_crew *crew = shift->crew;
  struct pile pile = {{0}, 0, 0};
  size_t holds = crew->holds && crew->holds < SIAP_I_CREW_HOLDS ? crew->holds : 1;
  for (size_t at = take(shift); at < crew->jobs; at = take(shift)) {
    siap_status status = crew->job(desk, at);
    if (status == SIAP_OK) {
      pile_up(&pile, at);
      settle(shift, desk, &pile, holds - 1);
    }
    if (status == SIAP_OK && tells && siap_i_work_told(crew->work, crew->done + at + 1, crew->total))
      status = SIAP_ERR_STOPPED;
    if (status != SIAP_OK)
      end(shift, status);
  }
  settle(shift, desk, &pile, 0);
}

static void *begin(void *of)
{
  struct hand *hand = of;
  work(hand->shift, hand->desk, 0);
  return NULL;
}

siap_status siap_i_crew_run(const siap_i_crew *crew)
{
  struct shift shift = {.crew = crew, .status = SIAP_OK};
  size_t hands = 0, most = crew->threads < crew->jobs ? crew->threads : crew->jobs;
  struct hand *hand = siap_i_alloc(crew->threads, sizeof *hand);
  if (!hand)
    return SIAP_ERR_MEMORY;
  pthread_mutex_init(&shift.lock, NULL); /* neither fails where locks are plain memory, as in glibc */
  pthread_cond_init(&shift.turned, NULL);
  for (size_t i = 1; i < most; i++) {
    hand[hands] = (struct hand){.shift = &shift, .desk = crew->desk[i]};
    if (pthread_create(&hand[hands].thread, NULL, begin, &hand[hands]) != 0)
      break;
    hands++;
  }
  work(&shift, crew->desk[0], 1);
  for (size_t i = 0; i < hands; i++)
    pthread_join(hand[i].thread, NULL);
  pthread_cond_destroy(&shift.turned);
  pthread_mutex_destroy(&shift.lock);
  siap_i_release(hand);
  return shift.status;
}
