from django.urls import path

from portal.views import board, coverage, goals, home, messages, own_park, park, patterns, search

app_name = "portal"

urlpatterns = [
    path("", home.home, name="home"),
    path("board/", board.Board.as_view(), name="board"),
    path("coverage/", coverage.ChooseCoverage.as_view(), name="coverage_choose"),
    path("coverage/<slug:code>/", coverage.Coverage.as_view(), name="coverage"),
    path("coverage/<slug:code>/parks/", coverage.CoverageParks.as_view(), name="coverage_parks"),
    path("goals/", goals.ChooseGoals.as_view(), name="goals_choose"),
    path("goals/<slug:code>/", goals.Goals.as_view(), name="goals"),
    path("goals/<slug:code>/<slug:figure>/", goals.GoalParks.as_view(), name="goal_parks"),
    path("messages/", messages.ParksThatListen.as_view(), name="message_parks"),
    path("messages/follow/", messages.FollowMessage.as_view(), name="message_follow"),
    path("messages/<slug:programme>/<uuid:public_id>/", messages.WriteMessage.as_view(), name="message_write"),
    path("search/", search.search, name="search"),
    path("our-park/", own_park.own_park, name="own_park"),
    path("parks/<uuid:public_id>/overview/", park.park, name="park"),
    path("patterns/", patterns.patterns, name="patterns"),
]
